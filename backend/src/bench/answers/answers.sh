#!/bin/bash
# Measures how many answers a second a running server gives, beside nginx and a bare handler that send the same bytes, in one run.
#
#   answers.sh ROOT STORY CLASSPATH [ROUNDS] [SECONDS]
#
# ROOT        of the server, like http://127.0.0.1:8080
# STORY       its id; seed.py writes one
# CLASSPATH   with Reactor Netty: 'LIBRARIES/*', where `java -Djarmode=tools -jar chronomap.jar extract` has put them
#
# Needs wrk and nginx (Debian has both). Prints the median of the rounds, and all of them. One wrk of 16 connections runs on the
# same machine, so it takes its part of the processors of each.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$1 story=$2 classpath=$3 rounds=${4:-5} seconds=${5:-5}
items="$root/stories/$story/collections/incidents/items?lang=en"
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$work"' EXIT
chmod 755 "$work"

# Thrice: what is asked for again is kept.
for time in 1 2 3; do
  curl -sf -D "$work/head" -o "$work/items.geojson" "$items"
  curl -sf --output "$work/items.packed" -H 'Accept-Encoding: gzip' "$items"
done
tag=$(sed -n 's/^[Ee][Tt]ag: \(.*\)\r$/\1/p' "$work/head")
gzip -9 -k -c "$work/items.geojson" > "$work/items.geojson.gz"
cp "$work/items.packed" "$work/items.gz"
cat > "$work/nginx.conf" <<NGINX
worker_processes auto; daemon off; pid $work/pid; error_log stderr crit;
events { worker_connections 768; }
http {
  access_log off; sendfile on; tcp_nopush on; gzip_static on; default_type application/geo+json;
  server { listen 127.0.0.1:9382; root $work; }
}
NGINX
nginx -c "$work/nginx.conf" &
java -Xmx256m -cp "$classpath" "$here/BareHandler.java" 9380 "$work/items.geojson" 2>"$work/log" &
java -Xmx256m -cp "$classpath" "$here/BareHandler.java" 9381 "$work/items.gz" 2>"$work/log" &
for port in 9380 9381 9382; do
  curl -sf -o "$work/dump" --retry 60 --retry-connrefused --retry-delay 1 "http://127.0.0.1:$port/items.geojson"
done
etag=$(curl -sfI http://127.0.0.1:9382/items.geojson | sed -n 's/^ETag: \(.*\)\r$/\1/p')

rate() {
  wrk -t1 -c16 -d"${seconds}s" "$@" | awk '/Requests\/sec/ { rate = $2 } /Non-2xx/ { if (!held) bad = 1 } END { print bad ? "failed" : rate }' held="${held:-}"
}
declare -A all
measure() { # name wrk-arguments
  all[$1]+="$(rate "${@:2}") "
}
gzip='Accept-Encoding: gzip'
for round in $(seq 0 "$rounds"); do
  [ "$round" = 1 ] && all=() # the first one warms up
  measure "items, nginx" http://127.0.0.1:9382/items.geojson
  measure "items, bare handler" http://127.0.0.1:9380/
  measure "items" "$items"
  measure "items in gzip, nginx" -H "$gzip" http://127.0.0.1:9382/items.geojson
  measure "items in gzip, bare handler" http://127.0.0.1:9381/
  measure "items in gzip" -H "$gzip" "$items"
  measure "304, nginx" -H "If-None-Match: $etag" http://127.0.0.1:9382/items.geojson
  measure "304, bare handler" -H 'If-None-Match: "x"' http://127.0.0.1:9380/
  measure "304" -H "If-None-Match: $tag" "$items"
  SEED=$round measure "scattered" -s "$here/scattered.lua" "$items"
done
echo "$(date -u +%F), $(nproc) processors, $(wc -c < "$work/items.geojson") bytes, $(wc -c < "$work/items.gz") in gzip; answers a second, median of $rounds rounds of $seconds s:"
for name in "${!all[@]}"; do
  median=$(tr ' ' '\n' <<< "${all[$name]}" | grep . | sort -g | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }')
  printf '%-28s %10s   (%s)\n' "$name" "$median" "${all[$name]% }"
done | sort
