output "buckets" {
  description = "The name of each bucket."
  value       = { for key, bucket in module.bucket : key => bucket.name }
}
