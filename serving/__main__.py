"""Serve a script, guarded before the first reader comes.

    python -m serving dashboard.py --server.port 8501

Takes what `streamlit run` takes. Where a host runs that command itself, the guard comes
with the first page that is drawn.
"""

import sys

from streamlit.web.cli import main

from serving.guard import install, watchdog

if __name__ == "__main__":
    install.install()
    watchdog.install()
    sys.argv = ["streamlit", "run", *sys.argv[1:]]
    main()
