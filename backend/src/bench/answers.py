"""How fast Chronomap repeats an answer, beside nginx and a bare handler of Reactor Netty that send the same bytes, in one run:

    python3 backend/src/bench/answers.py [--runs 5] [--seconds 5]

Needs the jar (mvn package -DskipTests), wrk and nginx. One thread of wrk with 16 connections takes its part of the processors
from each of them.
"""
import argparse
import sys

import page
import servers

NGINX = """worker_processes auto; daemon off; pid {work}/nginx.pid; error_log stderr crit;
events {{ worker_connections 768; }}
http {{
  access_log off; sendfile on; tcp_nopush on; gzip_static on; default_type application/geo+json;
  server {{ listen 127.0.0.1:{port}; root {work}; }}
}}
"""


def bare(work, file):
    """The server's own libraries, so that both are of the same versions."""
    port = servers.free_port()
    process = servers.begin(servers.JAVA, "-Xmx256m", "-cp", f"{work}/program/lib/*", servers.BENCH / "BareHandler.java", port, file)
    servers.until_answered(port, "/", process)
    return f"http://127.0.0.1:{port}/"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=page.RUNS)
    parser.add_argument("--seconds", type=int, default=5)
    options = parser.parse_args()
    servers.need("wrk", "nginx")
    work = servers.folder()
    path = servers.ITEMS + "?lang=en"
    server = servers.Chronomap(servers.seeded(1000, work), path)
    # Thrice: what is asked for again is kept.
    for _ in range(3):
        _, headers, items = server.client.ask(path)
        packed = server.client.get(path, Accept_Encoding="gzip")
    (work / "items.geojson").write_bytes(items)
    (work / "items.geojson.gz").write_bytes(packed)
    port = servers.free_port()
    (work / "nginx.conf").write_text(NGINX.format(work=work, port=port))
    nginx = servers.begin("nginx", "-c", work / "nginx.conf")
    servers.until_answered(port, "/items.geojson", nginx)
    files = f"http://127.0.0.1:{port}/items.geojson"
    _, held, _ = servers.Client(port).ask("/items.geojson")
    servers.run(servers.JAVA, "-Djarmode=tools", "-jar", servers.JAR, "extract", "--destination", work / "program")
    plain, zipped = bare(work, work / "items.geojson"), bare(work, work / "items.geojson.gz")
    items_of_ours = server.root + path
    gzip_accepted = ("-H", "Accept-Encoding: gzip")
    rows = {
        f"{len(items):,} bytes": [(items_of_ours,), (plain,), (files,)],
        f"{len(packed):,} bytes of gzip": [(items_of_ours, *gzip_accepted), (zipped,), (files, *gzip_accepted)],
        "304": [(items_of_ours, "-H", f"If-None-Match: {headers['ETag']}"), (plain, "-H", 'If-None-Match: "x"'),
                (files, "-H", f"If-None-Match: {held['ETag']}")],
    }
    figures = {name: [[], [], []] for name in rows}
    # The first round warms up.
    for round in range(options.runs + 1):
        for name, asked in rows.items():
            for of, arguments in zip(figures[name], asked):
                of.append(servers.wrk(arguments[0], options.seconds, *arguments[1:])[0])
        print(f"round {round}: {figures}", file=sys.stderr)
    page.put("answers", "python3 backend/src/bench/answers.py", options.runs,
             ["answer", "Chronomap", "bare handler", "nginx", "of the bare handler", "of nginx"],
             [[name, *(f"{rate:,.0f}" for rate in rates), f"{rates[0] / rates[1]:.2f}", f"{rates[0] / rates[2]:.2f}"]
              for name, rates in ((name, [page.median(of[1:]) for of in figures[name]]) for name in rows)],
             f"Answers a second, runs of {options.seconds} s.")


main()
