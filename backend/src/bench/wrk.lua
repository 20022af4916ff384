-- Asks for an address again and again; with DAYS (how three days are asked for) for the first hundred incidents of those days in a
-- box of two degrees by one, another one each time, in the order of SEED. Prints: answers a second, mean bytes, 99th percentile in
-- milliseconds, how many failed.
local days = os.getenv("DAYS")

if days then
  math.randomseed(tonumber(os.getenv("SEED")))

  request = function()
    local west = 50 + math.random() * 28
    local south = 42 + math.random() * 11
    local day = math.random(1, 18)
    return wrk.format("GET", string.format("%s&limit=100&bbox=%.4f,%.4f,%.4f,%.4f&" .. days,
      wrk.path, west, south, west + 2, south + 1, day, day + 2))
  end
end

done = function(summary, latency)
  local errors = summary.errors
  print(string.format("figures %.1f %.0f %.3f %d", summary.requests / summary.duration * 1e6, summary.bytes / summary.requests,
    latency:percentile(99) / 1000, errors.status + errors.connect + errors.read + errors.timeout))
end
