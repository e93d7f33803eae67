"""The typed schema, and the values that go into it; the rules that check them."""
