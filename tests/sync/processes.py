"""Programs that are started here, none of which outlives the run."""

import atexit
import os
import signal
import subprocess
import sys
import threading
import time

_running = set()
_guard = threading.Lock()


class Trouble(Exception):
    """Something that keeps a scenario from going on: what was being waited for, and what there was instead."""


def start(command, **options):
    """Starts a program in a group of its own, so that it can be ended with everything it has started in turn."""
    process = subprocess.Popen(command, start_new_session=True, **options)
    with _guard:
        _running.add(process)
    return process


def kill(process):
    """Ends a program and what it has started, at once and without asking."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        pass
    process.wait()
    forget(process)


def forget(process):
    """It has ended by itself."""
    with _guard:
        _running.discard(process)


def kill_all():
    """Ends whatever still runs."""
    with _guard:
        left = list(_running)
    for process in left:
        kill(process)


def watch_over():
    """From now on nothing that was started here is left behind, however this program ends."""
    atexit.register(kill_all)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda number, _: sys.exit(128 + number))


def run(command, seconds=60, **options):
    """Runs a program to its end: its status, what it wrote to standard output and to standard error, both as bytes."""
    process = start(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        kill(process)
        raise Trouble(f"{' '.join(map(str, command))}: it had not ended after {seconds} seconds") from None
    forget(process)
    return process.returncode, out, err


def until(what, condition, seconds=60.0, between=0.1):
    """Waits until `condition()` is true and gives what it gave; `what` is said when that takes too long. A condition may
    leave word of what is still wrong by giving a `Not`."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found and not isinstance(found, Not):
            return found
        if time.monotonic() > end:
            still = f": {found}" if isinstance(found, Not) else ""
            raise Trouble(f"after {seconds:.0f} seconds still waiting until {what}{still}")
        time.sleep(between)


class Not(str):
    """What a condition that does not hold has to say about it."""
