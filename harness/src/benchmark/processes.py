#!/usr/bin/env python3
"""Measure whole processes: wall time, CPU time and peak resident memory, medians over several rounds.

    processes.py ROUNDS NAME=COMMAND...

In each round every command runs once, in the order given, so that what else the machine does meets all of them.
The first is what the others are compared with. What they print is dropped.
"""

import os
import shlex
import statistics
import subprocess
import sys
import time


def measured(command):
    started = time.monotonic()
    process = subprocess.Popen(shlex.split(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def main():
    rounds = int(sys.argv[1])
    commands = [argument.split("=", 1) for argument in sys.argv[2:]]
    seen = {name: [] for name, _ in commands}
    for _ in range(rounds):
        for name, command in commands:
            seen[name].append(measured(command))
    first = None
    for name, _ in commands:
        wall, cpu, memory, codes = zip(*seen[name])
        median = [statistics.median(values) for values in (wall, cpu, memory)]
        first = first or median
        ratios = "/".join(f"{value / one:.2f}" for value, one in zip(median, first))
        print(f"{name:16} wall {median[0]:6.2f} s  CPU {median[1]:6.2f} s  memory {median[2]:5.0f} MB"
              f"  ratios {ratios}  exit codes {sorted(set(codes))}")


main()
