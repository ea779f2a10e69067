output "buckets" {
  description = "The name of each bucket."
  value       = { for key, bucket in google_storage_bucket.this : key => bucket.name }
}

output "writers" {
  description = "The service account of each writer."
  value       = { for key, account in google_service_account.writer : key => account.email }
}
