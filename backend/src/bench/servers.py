"""The servers that are measured, each a process on a port of this machine that ends with the run, and wrk, which asks them."""
import atexit
import base64
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import seed

BENCH = Path(__file__).resolve().parent
TARGET = BENCH.parents[1] / "target"
JAR = TARGET / "chronomap.jar"
JAVA, JCMD = (os.path.join(os.environ["JAVA_HOME"], "bin", name) if "JAVA_HOME" in os.environ else name for name in ("java", "jcmd"))
BUNDLED = "/stories/kazakhstan-january-2022"
ITEMS = f"/stories/{seed.STORY}/collections/incidents/items"
PASSWORD = "a-long-secret-1"
FLAGS = ["-Xmx8g"]

# So that what was begun is ended then too.
signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended"))


def need(*programs):
    lacking = [program for program in programs if not shutil.which(program)]
    if lacking:
        sys.exit("Not installed: " + ", ".join(lacking))
    if not JAR.exists():
        sys.exit(f"{JAR} is not built: mvn package -DskipTests")


def folder():
    """A temporary one that others may read."""
    made = Path(tempfile.mkdtemp(prefix="chronomap-bench-"))
    made.chmod(0o755)
    atexit.register(shutil.rmtree, made, True)
    return made


def seeded(size, work):
    """The data folder of such a story, which is kept until the next build that cleans."""
    data = TARGET / "bench" / f"seeded-{size}"
    if not data.exists():
        data.parent.mkdir(exist_ok=True)
        seed.archive(size, work / "seeded.zip")
        new = work / "new"
        run(JAVA, *FLAGS, "-jar", JAR, "restore", work / "seeded.zip", f"--chronomap.data-dir={new}")
        # The first start does what no other one has to.
        Chronomap(new, ITEMS).end()
        shutil.move(new, data)
    return data


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, text=True, capture_output=True, **options).stdout


def begin(*command, log=None, **options):
    out = open(log, "w", encoding="utf-8") if log else subprocess.DEVNULL
    process = subprocess.Popen([str(part) for part in command], stdout=out, stderr=subprocess.STDOUT, **options)
    atexit.register(end, process)
    return process


def end(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            # MapServer heeds it with the next request alone.
            process.kill()
            process.wait()


class Client:
    """One connection, kept."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port)

    def ask(self, path, method="GET", body=None, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            self.connection.request(method, path, body, named)
            response = self.connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError):
            # It was let go when it had been idle for a minute.
            self.connection.close()
            self.connection.request(method, path, body, named)
            response = self.connection.getresponse()
        return response.status, response.headers, response.read()

    def get(self, path, **headers):
        status, _, body = self.ask(path, **headers)
        assert status == 200, f"{path}: {status} {body[:200]}"
        return body


def until_answered(port, path, process, patience=1800):
    """Seconds until it first answers with 200."""
    start = time.monotonic()
    while True:
        try:
            Client(port).get(path)
            return time.monotonic() - start
        except (OSError, http.client.HTTPException, AssertionError):
            if process.poll() is not None or time.monotonic() - start > patience:
                sys.exit(f"No answer from {process.args}")
            time.sleep(0.01)


class Chronomap:

    def __init__(self, data, path):
        self.port = free_port()
        self.log = data.parent / f"{data.name}.log"
        self.process = begin(
            JAVA, *FLAGS, "-jar", JAR, f"--server.port={self.port}", f"--chronomap.data-dir={data}",
            "--chronomap.editor.username=anna", f"--chronomap.editor.password={PASSWORD}", log=self.log)
        self.root = f"http://127.0.0.1:{self.port}"
        self.seconds = until_answered(self.port, path, self.process)
        self.client = Client(self.port)

    def heap(self):
        """Bytes in use after a full collection."""
        for _ in range(2):
            run(JCMD, self.process.pid, "GC.run")
        # It counts what lives, after one more.
        return int(run(JCMD, self.process.pid, "GC.class_histogram").rstrip().splitlines()[-1].split()[2])

    def edit(self, path, title):
        """Milliseconds from an edit's being sent until the next reader sees it."""
        _, headers, _ = self.client.ask(path)
        secret = base64.b64encode(f"anna:{PASSWORD}".encode()).decode()
        start = time.monotonic()
        status, _, body = self.client.ask(
            path, "PATCH", json.dumps({"properties": {"title": {"en": title}}}), If_Match=headers["ETag"],
            Authorization=f"Basic {secret}", Content_Type="application/merge-patch+json")
        assert status == 200, body
        while title.encode() not in self.client.get(path):
            pass
        return (time.monotonic() - start) * 1000

    def end(self):
        end(self.process)


def wrk(url, seconds, *arguments, **environment):
    """Answers a second, mean bytes, 99th percentile in milliseconds: one thread, 16 connections."""
    said = run("wrk", "-t1", "-c16", f"-d{seconds}s", "--timeout", "60s", "-s", BENCH / "wrk.lua", *arguments, url, env={**os.environ, **environment})
    rate, size, p99, failed = next(line for line in said.splitlines() if line.startswith("figures")).split()[1:]
    assert failed == "0", f"{url}: {failed} failed"
    return float(rate), float(size), float(p99)


class Postgres:
    """With PostGIS, as Debian has it; its data in a temporary folder."""

    def __init__(self, work):
        binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if not binaries or not list(Path("/usr/share/postgresql").glob("*/extension/postgis.control")):
            sys.exit("Not installed: postgresql with postgis")
        self.bin, self.port, self.folder = binaries[-1], free_port(), work / "postgres"
        self.folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.by("initdb", "-D", self.folder / "db", "-U", "bench", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.by("pg_ctl", "-D", self.folder / "db", "-l", self.folder / "log", "-w", "start", "-o",
                f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c shared_buffers=2GB -c fsync=off -c jit=off")
        atexit.register(self.by, "pg_ctl", "-D", self.folder / "db", "-m", "immediate", "stop")
        self.sql("create database bench", database="postgres")
        self.sql("create extension postgis")

    def by(self, program, *arguments):
        user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        # What it starts would hold a pipe open.
        subprocess.run([*user, self.bin / program, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def sql(self, command, database="bench", **options):
        return run("psql", "-h", "127.0.0.1", "-p", self.port, "-U", "bench", "-d", database, "-qAt",
                   "-v", "ON_ERROR_STOP=1", "-c", command, **options)

    def pgbench(self, script, seconds, seed):
        """Transactions a second of 16 connections, each statement prepared."""
        said = run("pgbench", "-h", "127.0.0.1", "-p", self.port, "-U", "bench", "-n", "-M", "prepared", "-c", 16, "-j", 1,
                   "-T", seconds, f"--random-seed={seed}", "-f", script, "bench")
        return float(next(line for line in said.splitlines() if line.startswith("tps")).split()[2])
