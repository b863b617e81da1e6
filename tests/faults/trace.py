"""What strace says of a run, and what it is told to do to one."""

import collections
import os
import re

CALLS = ["write", "pwrite64", "writev", "fsync", "fdatasync", "openat", "rename", "renameat", "renameat2", "ftruncate",
         "mkdir", "mkdirat", "link", "linkat", "unlink", "unlinkat", "flock"]
"""The calls that are watched."""

SYNCS = ("fsync", "fdatasync")
WRITES = ("write", "pwrite64", "writev")

Call = collections.namedtuple("Call", "thread name number fd path data failed done")
"""A call: by which thread, which of its calls of this name it is, on what, with what, how it failed (None: it did not)."""

Fault = collections.namedtuple("Fault", "name how when")
"""What is done to calls of this name: e.g. Fault("write", "error=EIO", "3..5")."""


def wrapped(argv, log, faults=(), paths=()):
    """The command that runs another under strace; where paths are given, only the calls on those are seen, and counted."""
    command = ["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-s", "70000", "-o", log, "-e", "signal=none", "-e",
               "trace=" + ",".join(CALLS)]
    for path in paths:
        command += ["-P", path]
    for fault in faults:
        command += ["-e", f"inject={fault.name}:{fault.how}:when={fault.when}"]
    return command + argv


BEGUN = re.compile(r"^(\d+) +(\w+)\((.*)$")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")
RESULT = re.compile(r"\) += (-?\d+|\?)(?:<[^>]*>)?(?: ([A-Z]+))?.*$")


def read(log):
    """All calls of a run, in the order in which they ended."""
    calls, open_calls, numbers = [], {}, collections.Counter()
    if not os.path.exists(log):
        return calls
    with open(log, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            line = line.rstrip("\n")
            resumed = RESUMED.match(line)
            if resumed:
                thread, name, rest = resumed.groups()
                rest = open_calls.pop((thread, name), "") + rest
            else:
                begun = BEGUN.match(line)
                if not begun:
                    continue
                thread, name, rest = begun.groups()
                numbers[thread, name] += 1
                if rest.endswith("<unfinished ...>"):
                    open_calls[thread, name] = rest[: -len("<unfinished ...>")]
                    continue
            calls.append(call(thread, name, numbers[thread, name], rest))
    # What was under way when the program was killed.
    calls += [call(thread, name, numbers[thread, name], rest) for (thread, name), rest in open_calls.items()]
    return calls


def call(thread, name, number, rest):
    result = RESULT.search(rest)
    done = bool(result) and result.group(1) not in ("-1", "?")
    failed = (result.group(2) or "?") if result and result.group(1) == "-1" else None
    descriptor = re.match(r"(\d+)<([^>]*)>", rest)
    if descriptor and name != "openat":
        fd, path = int(descriptor.group(1)), descriptor.group(2)
    else:
        named = re.findall(r'"((?:[^"\\]|\\.)*)"', rest[:2000])
        fd, path = None, named[0] if named else ""
    return Call(thread, name, number, fd, path, rest, failed, done)


def of_the_session(calls, root):
    """The calls on something in the folder of a run (but for the user's own files), and those that acknowledge."""
    def within(path):
        path = os.path.normpath(os.path.join(root, path))
        return path.startswith(root + "/") and not path.startswith(os.path.join(root, "home"))
    return [call for call in calls if within(call.path) or call.fd == 1 and call.name in WRITES]


def acknowledged_too_soon(calls, tags, root):
    """Those of the acknowledged lines that no sync can have made safe: after the last write of the line, and before its
    acknowledgement where that is seen, no sync of that file went well, or one failed first. (After a failed sync the system
    may take for written what is not, so that a second one says nothing; one that was interrupted is another matter.)"""
    found = []
    for tag in tags:
        acknowledged = [place for place, call in enumerate(calls) if call.fd == 1 and tag in call.data]
        end = acknowledged[0] if acknowledged else len(calls)
        written = [
            place for place, call in enumerate(calls[:end])
            if call.name in WRITES and call.fd not in (0, 1, 2) and call.done and tag in call.data and root in call.path]
        if not written:
            continue
        path = calls[written[-1]].path
        syncs = [call for call in calls[written[-1]:end] if call.name in SYNCS and call.path == path and call.failed != "EINTR"]
        if not syncs or not syncs[0].done:
            found.append(tag)
    return found
