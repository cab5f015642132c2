"""What several tests share: builders of records, each useful without an argument."""
