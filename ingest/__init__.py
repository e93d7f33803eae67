"""Find reports, tell their format from their bytes, guard against hostile ones."""
