"""How fast riskreader is, beside the tools that a user would otherwise take: `python -m bench`.

It makes its own documents, of a council that does not exist, and runs each installed tool on them in turn. The tools
are the extra "bench" and nothing of riskreader needs them.
"""
