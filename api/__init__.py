"""riskreader: the risk registers that councils publish, as typed and checked data."""
