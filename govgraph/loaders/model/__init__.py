"""A language model as one more reader: it proposes lines, each is checked against the page, and none enters by itself.

page → windows → prompt → (client, the one impure stage) → answer → checking → joining with what the other readers found.
"""
