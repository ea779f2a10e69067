output "endpoints" {
  description = "The address of each cache."
  value       = { for stage, group in aws_elasticache_replication_group.this : stage => group.primary_endpoint_address }
}

output "secrets" {
  description = "The secret of each stage, which External Secrets reads."
  value       = { for stage, secret in aws_secretsmanager_secret.stage : stage => secret.name }
}
