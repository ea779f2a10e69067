output "charts" {
  description = "What is installed, and its version."
  value = merge(module.observability.versions, {
    aws-load-balancer-controller = helm_release.load_balancer_controller.version
    cluster-autoscaler           = helm_release.cluster_autoscaler.version
    aws-efs-csi-driver           = helm_release.efs.version
    argo-rollouts                = helm_release.argo_rollouts.version
  })
}

output "retention_days" {
  description = "For how many days metrics, logs and traces are kept."
  value       = module.observability.retention_days
}
