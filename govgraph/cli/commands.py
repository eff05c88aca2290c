"""Which commands there are: section of the help → command → where it lives and what the help says in a line."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """Where a command is found ("module:attribute") and its line in the help; the line is the command's own first sentence."""

    target: str
    line: str


SECTIONS: dict[str, dict[str, Entry]] = {
    "Read": {
        "load": Entry("govgraph.cli.load:load", "Read documents and registers into the workspace."),
        "template": Entry("govgraph.cli.template:template", "Write an empty register to fill in."),
        "columns": Entry("govgraph.cli.columns:columns", "Show what the columns of a register are read as."),
        "teach": Entry("govgraph.cli.teach:teach", "Teach the reader the words of your own papers."),
        "model": Entry("govgraph.cli.model:model", "Let a language model read along."),
        "sources": Entry("govgraph.cli.sources:sources", "List the files that were read, with their dates and sizes."),
        "source": Entry("govgraph.cli.source:source", "Say of what date a paper is, what it is called and whose it is."),
        "issues": Entry("govgraph.cli.sources:issues", "List what could not be read, and what to do about it."),
        "explain": Entry("govgraph.cli.explain:explain", "Show how a document is read, and why a line was entered, offered or dropped."),
        "status": Entry("govgraph.cli.sources:status", "Say what the workspace holds, in a few lines."),
    },
    "Ask": {
        "ask": Entry("govgraph.cli.ask:ask", "Ask a question about the structure; without a name, list the questions."),
        "show": Entry("govgraph.cli.show:show", "Show everything known of one body, person, project or place."),
        "check": Entry("govgraph.cli.check:check", "Check the structure as a reviewer would."),
        "what-if": Entry("govgraph.cli.whatif:what_if", "Say what would follow if a body ended, two were merged or one were moved."),
        "compare": Entry(
            "govgraph.cli.compare:compare", "Say what came, ended, changed or was renamed between two dates, papers or workspaces."
        ),
        "cypher": Entry("govgraph.cli.cypher:cypher", "Ask in Cypher, read only."),
    },
    "Put right": {
        "serve": Entry("govgraph.cli.serve:serve", "Open the desk: papers, what was read, names, findings, map, questions, report."),
        "settle": Entry("govgraph.cli.settle:settle", "Say what becomes of a finding: agreed, accepted, not-so; or open, to take it back."),
        "review": Entry(
            "govgraph.cli.review:review",
            "List what waits for a person: lines not understood, doubtful claims and names that may be the same.",
        ),
        "decide": Entry("govgraph.cli.decide:decide", "Write down what a person decided; it outlives every new reading."),
    },
    "Hand on": {
        "draw": Entry("govgraph.cli.draw:draw", "Draw the structure as one file that opens anywhere."),
        "report": Entry("govgraph.cli.report:report", "Write the review report for committee."),
        "export": Entry("govgraph.cli.export:export", "Write the graph in the form of another program."),
    },
    "Neo4j": {
        "push": Entry("govgraph.cli.neo4j:push", "Write the graph to a Neo4j database."),
        "pull": Entry("govgraph.cli.neo4j:pull", "Bring a pushed graph back into a workspace."),
    },
    "Measure": {
        "evaluate": Entry("govgraph.cli.evaluate:evaluate", "Measure the reading against sentences marked by hand."),
    },
}

COMMANDS: dict[str, Entry] = {name: entry for section in SECTIONS.values() for name, entry in section.items()}
