"""What the law says: instruments by day and place, each number beside its words."""
