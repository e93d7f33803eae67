"""The rules, one class each."""
