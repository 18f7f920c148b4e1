"""What a workspace lacks, where it contradicts itself, and what can no longer be trusted."""
