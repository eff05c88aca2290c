"""What several rooms' tests share: invented graphs and hostile text."""
