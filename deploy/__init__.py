"""What a host needs beside the dashboard itself."""
