"""Structure rules: what layout says without a sentence being read: profiles, matrices, rosters, lists, headers."""
