"""Small networks, run forwards and backwards: the numbers that explorers and figures show. Nothing here draws."""
