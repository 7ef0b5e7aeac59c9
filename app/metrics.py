"""Figures for whoever runs the server, in Prometheus' form. Counts and times only: nothing about anybody."""

from prometheus_client import Counter, Gauge, Histogram, generate_latest

_FINE = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

sockets = Gauge("akr_sockets", "Open sockets", ["audience"])
awake = Gauge("akr_workshops_awake", "Workshops in memory")
batch = Histogram("akr_batch_commands", "Commands in one transaction", buckets=(1, 2, 5, 10, 20, 50, 100, 200, 512))
commit = Histogram("akr_commit_seconds", "From taking a batch to its commit", buckets=_FINE)
tick = Histogram("akr_tick_seconds", "Sending one tick to the phones of one room", buckets=_FINE)
refusals = Counter("akr_refusals", "Commands and pages refused, by code", ["code"])
wrong = Counter("akr_wrong", "Codes, links and passwords that were wrong", ["what"])
resyncs = Counter("akr_resyncs", "Slow readers that were asked to come back")


def text() -> bytes:
    return generate_latest()
