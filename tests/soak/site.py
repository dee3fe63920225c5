"""Two replicas behind nginx, by `deploy/nginx.conf` as it is, on other ports."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.server import ROOT, Server, free_port, serve, wait_until_healthy

CONF = ROOT / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"


class Site(NamedTuple):
    url: str
    replicas: tuple[Server, Server]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve() as first, serve() as second:
        port = free_port()
        text = CONF.read_text()
        for old, new in {
            "127.0.0.1:8501": first.url.removeprefix("http://"),
            "127.0.0.1:8502": second.url.removeprefix("http://"),
            "listen 8080": f"listen 127.0.0.1:{port}",
            "include mime.types": "include /etc/nginx/mime.types",
        }.items():
            assert old in text
            text = text.replace(old, new)
        conf = tmp_path / "nginx.conf"
        conf.write_text(text)
        command = [NGINX, "-p", str(tmp_path), "-c", str(conf), "-g", "daemon off;"]
        nginx = subprocess.Popen(command)
        try:
            url = f"http://127.0.0.1:{port}"
            wait_until_healthy(url)
            yield Site(url, (first, second))
        finally:
            nginx.terminate()
            nginx.wait(10)
