"""What can be wrong with a recorder, by name."""

import collections

from program import tag

NAMES = {
    "LOST": "acknowledged and not in the record",
    "DUP": "in the record more often than it was entered",
    "GARBLED": "in the record, and nobody entered it so",
    "ORDER": "in the record in another order than it was acknowledged in",
    "SILENT": "neither acknowledged nor refused",
    "FALSEACK": "acknowledged although no sync can have made it safe",
    "STUCK": "does not go on when the fault is gone",
    "RESTART": "does not go on when it is started again without the fault",
}


class Outcome:
    """What came of one run."""

    def __init__(self, name):
        self.name = name
        self.verdicts = []
        self.counts = collections.Counter()
        self.sent, self.acknowledged = [], []

    def found(self, verdict, detail):
        assert verdict in NAMES, verdict
        self.verdicts.append((verdict, detail))

    def judge(self, recorded, wrong):
        """Compares the record with what was acknowledged."""
        if wrong:
            self.found("RESTART", f"the record cannot be had: {wrong}")
        count = collections.Counter(recorded)
        entered = collections.Counter(self.sent)
        lost = [line for line in self.acknowledged if not count[line]]
        doubled = [line for line in count if entered[line] and count[line] > 1]
        garbled = [line for line in count if not entered[line]]
        for verdict, lines in (("LOST", lost), ("DUP", doubled), ("GARBLED", garbled)):
            if lines:
                self.found(verdict, ", ".join(tag(line) or "(nothing)" for line in lines[:5]))
        there = set(self.acknowledged)
        # Where a line stands twice, its first place counts.
        order = [line for line in dict.fromkeys(recorded) if line in there]
        if not lost and order != list(dict.fromkeys(self.acknowledged)):
            self.found("ORDER", ", ".join(tag(line) for line in order[:8]))
        self.counts["entered"] += len(entered)
        self.counts["acknowledged"] += len(there)
