"""A stand-in for Graphviz that puts all nodes into one row, so that tests of views need no engine."""

import re

from journeyctl.render.look import Arrangement, Edge, Frame, Node

_NODE = re.compile(r"^\s*(n\d+) \[.*?\bheight=([\d.]+) .*\bwidth=([\d.]+)\]$")
_EDGE = re.compile(r"^\s*(n\d+) -> (n\d+) \[(.*)\]$")
_FRAME = re.compile(r"^\s*subgraph (cluster\d+)")


def in_a_row(dot: str) -> Arrangement:
    """Return the nodes of a graph of ours from left to right, 40 pixels apart, with straight edges."""
    nodes: dict[str, Node] = {}
    inside: dict[str, list[str]] = {}
    frame, x = "", 0.0
    for line in dot.splitlines():
        if found := _FRAME.match(line):
            frame = found[1]
        elif line.strip() == "}":
            frame = ""
        elif found := _NODE.match(line):
            name, high, wide = found[1], float(found[2]) * 72, float(found[3]) * 72
            nodes[name] = Node(name, x + wide / 2, 200, wide, high)
            x += wide + 40
            if frame:
                inside.setdefault(frame, []).append(name)
    edges = []
    for line in dot.splitlines():
        if found := _EDGE.match(line):
            tail, head, attributes = nodes[found[1]], nodes[found[2]], found[3]
            ends = ((tail.x, 200.0), (head.x, 200.0))
            middle = ((tail.x + head.x) / 2, 200.0)
            label = middle if "label=" in attributes else None
            named = re.search(r"\bid=(e\d+)", attributes)
            edges.append(
                Edge(
                    tail.name,
                    head.name,
                    (ends[0], *([middle] * 5), ends[1]),
                    label,
                    named[1] if named else "",
                )
            )
    frames = {
        name: Frame(
            name,
            min(nodes[one].x - nodes[one].width / 2 for one in members) - 14,
            100,
            max(nodes[one].x + nodes[one].width / 2 for one in members)
            - min(nodes[one].x - nodes[one].width / 2 for one in members)
            + 28,
            200,
        )
        for name, members in inside.items()
    }
    return Arrangement(max(0.0, x - 40), 400 if nodes else 0, nodes, tuple(edges), frames)
