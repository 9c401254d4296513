"""Reports: text, HTML, notebooks. The only place that knows languages."""
