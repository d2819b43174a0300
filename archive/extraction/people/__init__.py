"""What names of people and bylines look like."""
