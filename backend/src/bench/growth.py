"""How Chronomap, MapServer and PostGIS grow with the number of incidents, on the same data in one run:

    python3 backend/src/bench/growth.py [--runs 5] [--seconds 5] [--warm 60] [--sizes 1000,10000,100000,1000000]

Needs the jar (mvn package -DskipTests), wrk, and of Debian postgresql, postgis, cgi-mapserver, spawn-fcgi and nginx-light.
Measured are answers a second to one thread of wrk with 16 connections, which takes its part of the processors from each: the
first hundred incidents of three days in a random box. PostGIS has the very features as text, which it hands to pgbench: the first
hundred by time, and how many there are, as Chronomap tells; and, which is less, any hundred.
"""
import argparse
import collections
import csv
import io
import json
import os
import random
import sys

import page
import seed
import servers

ITEMS = servers.ITEMS
COMMAND = "python3 backend/src/bench/growth.py"

TABLE = """
drop table if exists incident, told;
create table told (feature text);
copy told from stdin csv;
create table incident as
  select feature, f->>'id' as id, ST_SetSRID(ST_GeomFromGeoJSON(f->>'geometry'), 4326) as at,
    daterange((f->'properties'->>'start')::date, (f->'properties'->>'end')::date, '[]') as days,
    f->'properties'->>'start' as start, f->'properties'->>'title' as title, f->'properties'->>'summary' as summary, f->'properties'->>'when' as "when",
    f->'properties'->>'category' as category, f->'properties'->>'status' as status, f->'properties'->>'actors' as actors,
    f->'properties'->>'sources' as sources
  from (select feature, feature::jsonb as f from told) as read;
drop table told;
alter table incident add primary key (id);
create index on incident using gist (at, days);
vacuum analyze incident;
"""

FIND = """at && ST_MakeEnvelope({west}, {south}, {west} + 2, {south} + 1, 4326)
  and days && daterange(date '2022-01-01' + {day}::int - 1, date '2022-01-01' + {day}::int + 2)"""

VARIABLES = "\\set w random(500000, 780000)\n\\set s random(420000, 530000)\n\\set day random(1, 18)\n"
FOUND = "from incident where " + FIND.format(west=":w::float / 10000", south=":s::float / 10000", day=":day").replace("\n", " ")
SAME = f"{VARIABLES}select count(*) over (), feature {FOUND} order by start, id limit 100;\n"
ANY = f"{VARIABLES}select feature {FOUND} limit 100;\n"

MAPFILE = """MAP
  NAME "bench"
  EXTENT -180 -90 180 90
  SIZE 100 100
  PROJECTION "init=epsg:4326" END
  WEB METADATA
    "ows_enable_request" "*"
    "ows_title" "bench"
    "oga_onlineresource" "http://127.0.0.1:{http}/bench/ogcapi"
  END END
  LAYER
    NAME "incidents"
    TYPE POINT
    STATUS ON
    EXTENT -180 -90 180 90
    CONNECTIONTYPE POSTGIS
    CONNECTION "host=127.0.0.1 port={postgres} user=bench dbname=bench"
    PROCESSING "CLOSE_CONNECTION=DEFER"
    DATA "at from (select id, at, title, summary, \\"when\\", category, status, actors, sources from incident where days && daterange('%from%', '%to%', '[]')) as found using unique id using srid=4326"
    VALIDATION
      "from" "^[0-9-]+$"
      "to" "^[0-9-]+$"
      "default_from" "2022-01-01"
      "default_to" "2022-01-21"
    END
    PROJECTION "init=epsg:4326" END
    METADATA
      "ows_title" "Incidents"
      "gml_include_items" "all"
      "gml_featureid" "id"
    END
    TEMPLATE "VOID"
  END
END
"""

NGINX = """worker_processes auto; daemon off; pid {work}/nginx.pid; error_log stderr crit;
events {{ worker_connections 768; }}
http {{
  access_log off;
  upstream mapserver {{ {sockets} }}
  server {{
    listen 127.0.0.1:{http};
    location / {{
      # Each of its processes serves one connection at a time: whoever kept it would keep the others out.
      fastcgi_pass mapserver;
      fastcgi_param REQUEST_METHOD $request_method; fastcgi_param QUERY_STRING $query_string; fastcgi_param PATH_INFO $uri;
      fastcgi_param SCRIPT_NAME ""; fastcgi_param SERVER_NAME localhost; fastcgi_param SERVER_PORT {http};
    }}
  }}
}}
"""


class MapServer:
    """As many processes as there are processors, behind nginx by FastCGI."""

    def __init__(self, work, postgres):
        self.port = servers.free_port()
        (work / "bench.map").write_text(MAPFILE.format(http=self.port, postgres=postgres.port))
        (work / "mapserver.conf").write_text(f'CONFIG\n  MAPS\n    bench "{work}/bench.map"\n  END\nEND\n')
        sockets = [work / f"mapserver-{number}" for number in range(os.cpu_count())]
        (work / "nginx.conf").write_text(NGINX.format(
            http=self.port, work=work, sockets=" ".join(f"server unix:{socket};" for socket in sockets)))
        environment = {**os.environ, "MAPSERVER_CONFIG_FILE": str(work / "mapserver.conf")}
        self.processes = [
            servers.begin("spawn-fcgi", "-n", "-M", "0666", "-s", socket, "--", "/usr/lib/cgi-bin/mapserv", env=environment)
            for socket in sockets]
        self.processes.append(servers.begin("nginx", "-c", work / "nginx.conf"))
        path = "/bench/ogcapi/collections/incidents/items?f=json"
        self.items = f"http://127.0.0.1:{self.port}{path}"
        servers.until_answered(self.port, path + "&limit=1", self.processes[0], 30)
        self.client, self.path = servers.Client(self.port), path

    def matched(self, box, first, last):
        return json.loads(self.client.get(f"{self.path}&limit=1&bbox={box}&from={first}&to={last}"))["numberMatched"]


class Peers:
    """They have the features as the server tells them."""

    def __init__(self, work):
        self.work = work
        self.postgres = servers.Postgres(work)
        self.mapserver = None
        self.same, self.any = work / "same.sql", work / "any.sql"
        self.same.write_text(SAME)
        self.any.write_text(ANY)

    def fill(self, server):
        rows = io.StringIO()
        path = ITEMS + "?lang=en&limit=10000"
        while path:
            collection = json.loads(server.client.get(path))
            csv.writer(rows).writerows([seed.text(feature)] for feature in collection["features"])
            path = next((link["href"].removeprefix(server.root) for link in collection["links"] if link["rel"] == "next"), None)
        for command in TABLE.strip().split(";\n"):
            self.postgres.sql(command, input=rows.getvalue() if command.startswith("copy") else None)
        self.mapserver = self.mapserver or MapServer(self.work, self.postgres)

    def compare(self, server):
        """All must find the same, so that they do the same."""
        dice = random.Random(5)
        for _ in range(20):
            west, south, day = round(dice.uniform(50, 78), 4), round(dice.uniform(42, 53), 4), dice.randint(1, 18)
            box, days = f"{west},{south},{west + 2:.4f},{south + 1:.4f}", (f"2022-01-{day:02}", f"2022-01-{day + 2:02}")
            ours = json.loads(server.client.get(f"{ITEMS}?limit=1&bbox={box}&datetime={'/'.join(days)}"))["numberMatched"]
            found = int(self.postgres.sql("select count(*) from incident where " + FIND.format(west=west, south=south, day=day)))
            assert ours == found, f"{ours} of ours and {found} of PostGIS match {box}, {days}"
            drawn = self.mapserver.matched(box, *days)
            assert ours == drawn, f"{ours} of ours and {drawn} of MapServer match {box}, {days}"


def measure(size, data, peers, alone, options):
    server, seconds = start(data, ITEMS + "?limit=1", options.runs)
    print(f"{size:,}: serves after {seconds:.1f} s", file=sys.stderr)
    heap = (server.heap() - alone.heap) / size
    columns = data / "snapshots" / "seeded.snapshot"
    mapped = columns.stat().st_size / size if columns.exists() else None
    if peers:
        peers.fill(server)
        peers.compare(server)
    ours, drawn, found = [], [], []
    # The first round warms up.
    for round in range(options.runs + 1):
        ours.append(servers.wrk(f"{server.root}{ITEMS}?lang=en", options.seconds if round else options.warm,
                                SEED=str(round), DAYS="datetime=2022-01-%02d/2022-01-%02d"))
        if peers:
            drawn.append(servers.wrk(peers.mapserver.items, options.seconds,
                                     SEED=str(round), DAYS="from=2022-01-%02d&to=2022-01-%02d"))
            found.append([peers.postgres.pgbench(script, options.seconds, round + 1) for script in (peers.same, peers.any)])
        print(f"{size:,}, round {round}: {ours[-1]} {drawn[-1:]} {found[-1:]}", file=sys.stderr)
    median = lambda figures, at: page.median([figure[at] for figure in figures[1:]]) if figures else None
    dice = random.Random(7)
    edits = [server.edit(f"{ITEMS}/one-{dice.randrange(size)}", f"Edit {number}") for number in range(21)]
    server.end()
    return {"size": size, "Chronomap": median(ours, 0), "bytes": median(ours, 1), "p99": median(ours, 2),
            "MapServer 8": median(drawn, 0), "its bytes": median(drawn, 1), "PostGIS": median(found, 0), "any": median(found, 1),
            "edit": page.median(edits), "slowest": max(edits), "start": seconds - alone.seconds, "heap": heap,
            "mapped": mapped}


def start(data, path, runs):
    """The last of so many starts, and the median of their seconds."""
    seconds = []
    for run in range(runs):
        server = servers.Chronomap(data, path)
        seconds.append(server.seconds)
        if run < runs - 1:
            server.end()
    return server, page.median(seconds)


Alone = collections.namedtuple("Alone", "seconds heap")


def bundled(data, runs):
    """A server of the bundled story alone, which its first start has read."""
    servers.Chronomap(data, servers.BUNDLED).end()
    server, seconds = start(data, servers.BUNDLED, runs)
    alone = Alone(seconds, server.heap())
    server.end()
    return alone


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=page.RUNS)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--warm", type=int, default=60)
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--alone", action="store_true", help="without MapServer and PostGIS")
    options = parser.parse_args()
    servers.need("wrk", *([] if options.alone else ["pgbench", "psql", "nginx", "spawn-fcgi"]))
    work = servers.folder()
    peers = None if options.alone else Peers(work)
    alone = bundled(work / "bundled", options.runs)
    sizes = [int(size) for size in options.sizes.split(",")]
    found = [measure(size, servers.seeded(size, work), peers, alone, options) for size in sizes]
    number = lambda value, digits=0: "" if value is None else f"{value:,.{digits}f}"
    title, drawn = "Answers a second: three days in a random box", ""
    if options.runs >= page.RUNS and peers and len(sizes) > 1:
        page.draw("growth", title, {name: [(row["size"], row[name]) for row in found]
                                    for name in ["Chronomap", "MapServer 8", "PostGIS"]})
        drawn = f"\n\n![{title}](growth.svg)"
    page.put("growth", COMMAND, options.runs,
             ["incidents", "Chronomap, answers a second", "p99, ms", "mean bytes", "MapServer 8", "mean bytes",
              "prepared PostGIS, the same", "any hundred"],
             [[number(row["size"]), number(row["Chronomap"]), number(row["p99"], 1), number(row["bytes"]), number(row["MapServer 8"]),
               number(row["its bytes"]), number(row["PostGIS"]), number(row["any"])] for row in found],
             f"Runs of {options.seconds} s, `java {' '.join(servers.FLAGS)} -jar`.", drawn)
    page.put("size", COMMAND, options.runs,
             ["incidents", "start beyond the bundled story's, s", "heap an incident, bytes", "mapped, bytes", "an edit shows, ms", "the slowest of 21"],
             [[number(row["size"]), number(row["start"], 1), number(row["heap"]), number(row["mapped"]), f"{row['edit']:.1f}", f"{row['slowest']:.0f}"]
              for row in found],
             "In the same run; heap and edits measured once.")


main()
