"""Who is at the keyboard: the name that a decision carries unless another is given."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess


def author() -> str:
    """GOVGRAPH_WHO, else git's user.name, else the name of the account."""
    return os.environ.get("GOVGRAPH_WHO", "").strip() or _git() or _account()


def _git() -> str:
    if shutil.which("git") is None:
        return ""
    done = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, errors="replace", check=False)
    return done.stdout.strip()


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "unknown"
