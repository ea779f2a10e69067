output "charts" {
  description = "What is installed, and its version."
  value       = merge(module.observability.versions, { argo-rollouts = helm_release.argo_rollouts.version })
}

output "retention_days" {
  description = "For how many days metrics, logs and traces are kept."
  value       = module.observability.retention_days
}
