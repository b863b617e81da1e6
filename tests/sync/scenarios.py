"""What happens on the two laptops, and what has to hold afterwards."""

import threading

import compare
from engines import put
from processes import Not, Trouble, until
from recorder import Ledger, Recorder, Scribe

# So long an engine may take to bring everything across.
ACROSS = 60.0
# So long a recorder that runs may take to take in what has come across.
FOLLOWS = 20.0
# So many things that are wrong are named one by one.
NAMED = 30


class Report:
    """Says what held and what did not, at once. Files are named from `place` on."""

    def __init__(self, place):
        self._place = f"{place}/"
        self.failed = 0
        self.passed = 0

    def check(self, name, problems):
        """One promise: kept, where there are no problems."""
        if problems:
            self.failed += 1
            self._out(f"FAIL {name}")
            for problem in problems[:NAMED]:
                self._out(f"     {problem}")
            if len(problems) > NAMED:
                self._out(f"     … and {len(problems) - NAMED} more lines of this")
        else:
            self.passed += 1
            self._out(f"PASS {name}")
        return not problems

    def _out(self, line):
        print(line.replace(self._place, ""), flush=True)


class Table:
    """Two laptops, `a` on the left and `b` on the right, with an engine between them."""

    def __init__(self, engine, program, plan, report):
        self.engine = engine
        self.program = program
        self.plan = plan
        self.report = report

    def scenario(self, title, steps):
        """Goes through the steps of a scenario; what keeps it from going on is a failure of it."""
        name = f"{self.engine.name}: {title}"
        session = Session(self, name)
        try:
            steps(session)
        except Trouble as trouble:
            self.report.check(f"{name}: goes to its end", [str(trouble)])
        finally:
            session.abandon()


class Session:
    """One session while it is recorded on both sides."""

    def __init__(self, table, name):
        self.table = table
        self.engine = table.engine
        self.name = name
        self.ledger = Ledger()
        self.folder_name = None
        self.scribes = {}
        self._ended = []

    @property
    def folders(self):
        return [sessions / self.folder_name for sessions in self.engine.sessions]

    def check(self, what, problems):
        return self.table.report.check(f"{self.name}: {what}", problems)

    def open(self, device, target):
        """Opens the session on the side of a device; the other folders of sessions that are there stay out of it."""
        side = "ab".index(device)
        sessions = self.engine.sessions[side]
        before = names(sessions)
        recorder = Recorder(self.table.program, sessions, device, target)
        scribe = Scribe(recorder, self.ledger)
        self.scribes[device] = scribe
        if target == self.table.plan:
            (name,) = until(f"{device} has made the folder of the session", lambda: names(sessions) - before, seconds=20)
            self.folder_name = self.folder_name or name
        return scribe

    def end(self, device):
        """Ends a recorder as a user does, by ending its input."""
        wrong = self.scribes.pop(device).recorder.end()
        if wrong:
            self._ended.append(wrong)

    def abandon(self):
        """Leaves everything as the next scenario is to find it, however far this one went."""
        for device in list(self.scribes):
            self.end(device)
        if not self.engine.connected:
            self.engine.connect()

    def hears(self, device):
        """Waits, each time it is called, until more of the other's journal has come to the side of this device, or all of it
        has: so both write while the engine carries."""
        side = "ab".index(device)
        here, there = (self.folders[which] / "journal" / f"{'ba'[side]}.jsonl" for which in (side, 1 - side))
        known = 0

        def more():
            self.engine.nudge()
            return size(here) > known or size(here) == size(there)

        def wait():
            nonlocal known
            until(f"more of {here} has come", more, seconds=ACROSS)
            known = size(here)

        return wait

    def wait_for_minutes(self, device, entry):
        """Waits until the minutes that the program keeps on the side of this device have this entry in them."""
        file = self.folders["ab".index(device)] / "exports" / "minutes.md"
        until(f"{entry.tokens[-1]} of {device} is in {file}", lambda: contains(file, entry.tokens[-1]), seconds=20)

    def settle(self, what, minutes=False):
        """Waits until both sides have the same journals (and minutes, where they are asked for)."""

        def settled():
            self.engine.nudge()
            problems = compare.same_journals(self.folders)
            if minutes:
                problems += compare.same_minutes(self.folders)
            return Not("\n     ".join(problems)) if problems else True

        try:
            until("both sides have the same", settled, seconds=ACROSS if not minutes else ACROSS / 4)
            return self.check(what, [])
        except Trouble as trouble:
            return self.check(what, [str(trouble)])

    def compare(self, contested_exports=False):
        """Everything that has to hold once both recorders have ended and everything has come across. Minutes that two laptops wrote
        before they had seen each other may be contested; the record never is."""
        self.check("both recorders ended as they should", self._ended)
        self.check("the record is whole on both sides", [
            problem for folder in self.folders for problem in compare.whole(self.table.program, folder)])
        self.check("the same entries in the same order, the same documents",
                   compare.same_documents(self.table.program, self.folders))
        self.check(f"each of {len(self.ledger.lines)} acknowledged lines is there exactly once on both sides", [
            problem for folder in self.folders
            for problem in compare.acknowledged(self.table.program, folder, self.ledger)])
        conflicts = compare.conflict_files(self.folders) + compare.strangers(self.folders, ["a", "b"])
        conflicts += self.engine.conflicts()
        if contested_exports:
            conflicts = [conflict for conflict in conflicts if "exports/minutes" not in conflict]
        self.check("nothing was in conflict", conflicts)


def names(sessions):
    """The session folders there are."""
    return {path.name for path in sessions.iterdir() if (path / "agenda.toml").is_file() and not path.name.startswith(".")}


def size(file):
    """How long a file is that may not be there yet."""
    return file.stat().st_size if file.is_file() else 0


def contains(file, text):
    """Whether a text stands in a file that may not be there yet."""
    return file.is_file() and text in file.read_text("utf-8", "replace")


def at_once(*works):
    """Does several things at the same time, and fails if one of them does."""
    troubles = []

    def do(work):
        try:
            work()
        except Trouble as trouble:
            troubles.append(str(trouble))

    threads = [threading.Thread(target=do, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if troubles:
        raise Trouble("; ".join(troubles))


def talk(scribe, theirs, rounds, between=lambda: None):
    """What somebody writes who records a lively session: entries of every sort, mending of their own and of the other's.
    `between` is done after each round."""
    own = []
    for count in range(rounds):
        scribe.come_in("Lublin")
        own.append(scribe.record("point", f"what was said in round {count}"))
        own.append(scribe.record("question", "who pays for it"))
        pledge = scribe.record("pledge", "mentors in the first week due:2026-12-31", command="/pledge @Todi ")
        scribe.command(f"/agree {pledge.handle}", f"agreed: {pledge.handle} ")
        decision = scribe.record("decision", "the model is taken up")
        scribe.command(f"/vote {decision.handle} for:1 against:0", "1 for, 0 against")
        own.append(scribe.record("action", "writes to all by:friday", command="/action @Anna "))
        scribe.record("note", "for myself alone")
        scribe.edit(own[count], "as it was meant")
        if theirs:
            scribe.edit(theirs[count % len(theirs)], f"as {scribe.device} heard it")
        gone = scribe.record("point", "a slip of the tongue")
        scribe.delete(gone)
        between()
    return own


def the_other_is_followed(session, device, entry):
    """A recorder that runs takes in what another laptop has recorded meanwhile, so that it can be changed here too. One that does
    not is opened anew, and everything else can still be tried."""
    scribe = session.scribes[device]
    what = f"{device}, still running, knows what {entry.device} has recorded"
    try:
        until("it is known", lambda: scribe.knows(entry), seconds=FOLLOWS, between=0.3)
        session.check(what, [])
    except Trouble:
        session.check(what, [f"after {FOLLOWS:.0f} seconds entry {entry.handle} ({entry.tokens[-1]}) is still not found"])
        session.end(device)
        scribe = session.open(device, session.folder_name)
    scribe.edit(entry, f"as {device} heard it later")


def side_by_side(session):
    """Two recorders at the same time; the connection comes and goes; then everything is compared."""
    engine = session.engine
    a = session.open("a", session.table.plan)
    first = [a.record("point", "before anything else"), a.record("question", "before that as well")]
    a.command("/start", "session started")
    first.append(a.record("concern", "raised on the left"))
    if not session.settle("what was recorded on one side comes to the other"):
        return
    b = session.open("b", session.folder_name)
    of_a, of_b = [], []
    at_once(lambda: of_a.extend(talk(a, first, 4, session.hears("a"))),
            lambda: of_b.extend(talk(b, first, 4, session.hears("b"))))
    session.settle("both record at the same time, and both sides have it")
    the_other_is_followed(session, "a", of_b[0])
    the_other_is_followed(session, "b", of_a[0])
    session.settle("each has changed what the other recorded, and both sides have it")

    for way in engine.cuts:
        engine.cut(way)
        a, b = session.scribes["a"], session.scribes["b"]
        at_once(lambda: talk(a, first + of_a, 2), lambda: talk(b, first + of_b, 2))
        # The same entries on both sides, and the same person.
        for scribe in (a, b):
            scribe.edit(first[0], f"as {scribe.device} heard it while apart")
            scribe.command("/in Anna Bianchi", "")
        # Whoever else were to write the minutes has had a longer pause for it by then.
        session.wait_for_minutes("a", a.record("point", "while apart"))
        apart = compare.same_journals(session.folders)
        session.check(f"{way}: each side goes on alone", [] if apart else ["nothing was recorded, or the sides were not apart"])
        engine.connect()
        session.settle(f"{way}: joined again, both sides have everything")

    # The one that opened the session ends last, so that its minutes have everything in them.
    session.end("b")
    session.settle("one laptop has ended, and both sides have what it recorded")
    a = session.scribes["a"]
    a.record("point", "the last word")
    a.command("/end", "the session is over")
    session.end("a")
    session.settle("both have ended, and both sides have the same journals and minutes", minutes=True)
    session.compare()
    session.check("the minutes in the folder have every entry in them", [
        problem for folder in session.folders for problem in compare.current_minutes(folder, session.ledger)])


def opened_twice(session):
    """Both open the agenda before they have seen each other, so that each holds itself for the first."""
    engine = session.engine
    engine.cut(engine.cuts[0])
    a = session.open("a", session.table.plan)
    b = session.open("b", session.table.plan)
    session.check("both folders have the same name", [
        f"{folder} is not there" for folder in session.folders if not folder.is_dir()])
    of_a, of_b = [], []
    at_once(lambda: of_a.extend(talk(a, [], 2)), lambda: of_b.extend(talk(b, [], 2)))
    # Each has written minutes of its own by the time they meet.
    for scribe in (a, b):
        session.wait_for_minutes(scribe.device, scribe.record("point", "before we knew of each other"))
    engine.connect()
    session.settle("joined, both sides have everything")
    for device, theirs in (("a", of_b[0]), ("b", of_a[0])):
        # Both have counted their entries from 1 on; of what one and the same number could mean, it now has another.
        handle = compare.handle_of(session.table.program, session.folders["ab".index(device)], theirs)
        found = f"what {theirs.device} recorded as {theirs.handle} ({theirs.tokens[-1]}) is found by its number on the side of {device}"
        if session.check(found, [] if handle else ["it has none there: it is not in the record"]):
            theirs.handle = handle
            the_other_is_followed(session, device, theirs)
    for scribe in (session.scribes["a"], session.scribes["b"]):
        scribe.record("point", "now that we know of each other")
    session.end("b")
    session.settle("one laptop has ended, and both sides have what it recorded")
    session.scribes["a"].record("point", "the last word")
    session.end("a")
    session.settle("both have ended, and both sides have the same journals")
    session.compare(contested_exports=True)


def in_pieces(session):
    """Copies that arrive half, late and twice, while the other side records."""
    engine = session.engine
    a = session.open("a", session.table.plan)
    first = a.record("point", "before anything else")
    if not session.settle("what was recorded on one side comes to the other"):
        return
    b = session.open("b", session.folder_name)
    talk(b, [first], 1)
    session.settle("both sides have everything")
    engine.cut()
    left, right = (folder / "journal" / "a.jsonl" for folder in session.folders)
    old, old_found = left.read_bytes(), left.stat()
    talk(a, [first], 2)
    new, new_found = left.read_bytes(), left.stat()
    # In the middle of a line.
    half = new[:(len(old) + len(new)) // 2]
    half = half[:-1] if half.endswith(b"\n") else half
    for what, content, found in [
        ("half of it", half, old_found),
        ("all of it", new, new_found),
        ("an older copy, late", old, old_found),
        ("half of it again", half, old_found),
        ("all of it again", new, new_found),
        ("the same once more", new, new_found),
    ]:
        put(content, right, found)
        b.record("point", f"while there came {what}")
        out, wrong = compare.export(session.table.program, session.folders[1], compare.DOCUMENTS[0][1])
        lines = content[:content.rfind(b"\n") + 1]
        missing = [token for device, token in session.ledger.lines
                   if device == "a" and f'"{token} '.encode() in lines and token.encode() not in out
                   and any(entry.tokens == [token] and entry.kind != "note" and not entry.deleted for entry in session.ledger.entries)]
        session.check(f"{what} has come: what is there of it can be read", wrong + [f"{token} is missing" for token in missing])
    engine.connect()
    session.settle("joined again, both sides have everything")
    session.end("b")
    session.settle("one laptop has ended, and both sides have what it recorded")
    a.record("point", "the last word")
    session.end("a")
    session.settle("both have ended, and both sides have the same journals and minutes", minutes=True)
    session.compare()


SCENARIOS = {
    "side by side": side_by_side,
    "opened twice": opened_twice,
}
# Only what copies in its own way can be made to copy badly.
OF_COPYING = {"copied in pieces, late and twice": in_pieces}
