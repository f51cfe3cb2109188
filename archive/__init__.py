"""Versioned Parquet snapshots of the draws. Imports nothing of ours but itself."""
