"""What brings the folders of two laptops together: plain copying and git. Each engine has the same few calls:

- `start` makes the two folders of sessions, `sessions[0]` and `sessions[1]`, and connects them;
- `cut` and `connect` take the connection away and bring it back, `stop` ends everything;
- `nudge` has the engine look again now, where it would do so by itself a little later;
- `conflicts` says what it could not bring together."""

import os
import shutil
import threading

from processes import Trouble, run

# So often an engine that works in rounds goes round.
ROUND = 0.2


class Engine:
    """What all engines have in common."""

    name = ""
    # What can be done to the connection: every way is tried.
    cuts = ("the connection is cut",)

    @staticmethod
    def missing():
        """What has to be installed first, if anything."""
        return None

    def __init__(self, place):
        self.place = place
        self.sessions = [place / side / "sessions" for side in ("left", "right")]
        self.trouble = None
        self.connected = False

    def nudge(self):
        """Has the engine look at the folders now."""
        if self.trouble:
            raise Trouble(self.trouble)

    def conflicts(self):
        """What could not be brought together."""
        return []


class Rounds(Engine):
    """An engine that goes round and round for as long as there is a connection."""

    # Who goes round at the same time as the others: each for these sides in turn.
    couriers = ((0,), (1,))

    def __init__(self, place):
        super().__init__(place)
        self._ends = threading.Event()
        self._threads = []

    def connect(self):
        self._ends = threading.Event()
        self._threads = [threading.Thread(target=self._go_round, args=(sides, self._ends), daemon=True) for sides in self.couriers]
        for thread in self._threads:
            thread.start()
        self.connected = True

    def cut(self, way=None):
        self.connected = False
        self._ends.set()
        for thread in self._threads:
            thread.join()
        self._threads = []

    def stop(self):
        self.cut()

    def _go_round(self, sides, ends):
        while not ends.is_set():
            for side in sides:
                try:
                    self.round(side)
                except (Trouble, OSError) as error:
                    self.trouble = f"{self.name}, {self.sessions[side]}: {error}"
                    return
            ends.wait(ROUND)


class Copy(Rounds):
    """Somebody who copies the files that are newer from one folder to the other, and back. Files are written in place, as
    copying does."""

    name = "copy"
    # One person with two hands: while a copy is being written it is the newer of the two, and must not be copied back.
    couriers = ((0, 1),)

    def start(self):
        for sessions in self.sessions:
            sessions.mkdir(parents=True)
        self.connect()

    def round(self, side):
        source, target = self.sessions[side], self.sessions[1 - side]
        for folder in sorted(path for path in source.iterdir() if path.is_dir() and not path.name.startswith(".")):
            for file in [folder / "agenda.toml", *sorted((folder / "journal").glob("*.jsonl")), folder / "exports/minutes.md"]:
                if file.is_file():
                    copy_if_newer(file, target / file.relative_to(source))


def copy_if_newer(source, target):
    """Copies a file unless the one there is as new. Its time is looked at before it is read, so that what is written to it meanwhile
    makes it newer than the copy."""
    found = source.stat()
    if target.is_file():
        there = target.stat()
        if (there.st_mtime_ns, there.st_size) >= (found.st_mtime_ns, found.st_size):
            return
    put(source.read_bytes(), target, found)


def put(content, target, found):
    """Writes a copy in place, with the times of what it is a copy of."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with open(target, "r+b" if target.exists() else "wb") as file:
        file.write(content)
        file.truncate()
    os.utime(target, ns=(found.st_atime_ns, found.st_mtime_ns))


class Git(Rounds):
    """Two clones of one bare repository: each commits everything, pulls, pushes."""

    name = "git"

    @staticmethod
    def missing():
        return None if shutil.which("git") else "git is not installed"

    def __init__(self, place):
        super().__init__(place)
        self._conflicts = []

    def start(self):
        hub = self.place / "hub.git"
        self._git(self.place, "init", "--quiet", "--bare", hub)
        # The name of the first branch is no matter of the user's configuration here.
        self._git(hub, "symbolic-ref", "HEAD", "refs/heads/main")
        for sessions in self.sessions:
            sessions.parent.mkdir(parents=True)
            self._git(self.place, "clone", "--quiet", hub, sessions)
        first = self.sessions[0]
        self._git(first, "symbolic-ref", "HEAD", "refs/heads/main")
        (first / ".gitattributes").write_text("*.jsonl -text\n")
        (first / ".gitignore").write_text("*.lock\n")
        self._git(first, "add", "-A")
        self._git(first, "commit", "--quiet", "-m", "sessions")
        self._git(first, "push", "--quiet", "origin", "HEAD:main")
        self._git(self.sessions[1], "symbolic-ref", "HEAD", "refs/heads/main")
        self._git(self.sessions[1], "pull", "--quiet", "origin", "main")
        self.connect()

    def round(self, side):
        here = self.sessions[side]
        # A file that is being written at that moment may not be taken, and another may be in the way of a pull: the next round
        # does it.
        self._try(here, "add", "-A")
        self._try(here, "commit", "--quiet", "-m", f"from {here.parent.name}")
        if not self._try(here, "pull", "--quiet", "--no-edit", "--no-rebase", "origin", "main"):
            self._settle(here)
        self._try(here, "push", "--quiet", "origin", "HEAD:main")

    def conflicts(self):
        return list(self._conflicts)

    def _settle(self, here):
        """Notes what git could not merge, and keeps the version of this side so that everything else can go on."""
        _, out, _ = self._call(here, "diff", "--name-only", "--diff-filter=U")
        files = out.decode("utf-8", "replace").split()
        for file in files:
            self._conflicts.append(f"git could not merge {file} in {here}")
            self._try(here, "checkout", "--ours", "--", file)
            self._try(here, "add", "--", file)
        if files:
            self._try(here, "commit", "--quiet", "--no-edit")

    def _call(self, here, *arguments):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment.update(HOME=str(self.place), GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1", GIT_TERMINAL_PROMPT="0",
                           LC_ALL="C")
        who = ["-c", "user.name=Note Taker", "-c", "user.email=notes@example.org", "-c", "gc.auto=0"]
        return run(["git", *who, *map(str, arguments)], cwd=here, env=environment)

    def _try(self, here, *arguments):
        return self._call(here, *arguments)[0] == 0

    def _git(self, here, *arguments):
        status, out, err = self._call(here, *arguments)
        if status != 0:
            raise Trouble(f"git {' '.join(map(str, arguments))} in {here}: {(out + err).decode('utf-8', 'replace').strip()}")
