"""What the program itself asks to find names and to show an entity."""
