"""The register as a workbook: the template that officers fill in, and the graph written into it so that loading gives it back."""
