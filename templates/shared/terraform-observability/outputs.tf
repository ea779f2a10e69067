output "versions" {
  description = "What is installed, and its version."
  value = {
    mimir              = helm_release.mimir.version
    loki               = helm_release.loki.version
    tempo              = helm_release.tempo.version
    prometheus         = helm_release.prometheus.version
    alloy              = helm_release.alloy.version
    prometheus-adapter = helm_release.prometheus_adapter.version
  }
}

output "retention_days" {
  description = "For how many days each is kept."
  value = {
    metrics = var.metric_days
    logs    = var.log_days
    traces  = var.trace_days
  }
}
