"""What a participant reads, by ear and by hand: an engine of speech where the machine has one, and clips in Swedish
Sign Language where the municipality has filmed any."""
