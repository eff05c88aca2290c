"""The officer's desk: `govgraph serve`. Routes and pages, thin; what they do is what the commands do."""
