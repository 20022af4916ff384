-- Asks for the first hundred incidents of three days in a random box of two degrees by one, another one each time.
math.randomseed(tonumber(os.getenv("SEED") or 7))

request = function()
  local west = 50 + math.random() * 28
  local south = 42 + math.random() * 11
  local day = math.random(1, 18)
  return wrk.format("GET", string.format(
    "%s&limit=100&bbox=%.4f,%.4f,%.4f,%.4f&datetime=2022-01-%02d/2022-01-%02d",
    wrk.path, west, south, west + 2, south + 1, day, day + 2))
end
