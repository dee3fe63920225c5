"""What the same pages would be without this project's process and drawing."""
