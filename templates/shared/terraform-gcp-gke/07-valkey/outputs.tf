output "secrets" {
  description = "The secret of each stage, which External Secrets reads."
  value       = { for stage, secret in google_secret_manager_secret.stage : stage => secret.secret_id }
}
