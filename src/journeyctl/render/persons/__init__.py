"""What a card about a persona is made of."""
