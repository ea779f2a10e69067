output "cluster_name" {
  description = "The cluster."
  value       = aws_eks_cluster.this.name
}

output "cluster_endpoint" {
  description = "Its endpoint, which the VPC alone reaches."
  value       = aws_eks_cluster.this.endpoint
}

output "cluster_certificate" {
  description = "The certificate authority of its endpoint, in base64."
  value       = aws_eks_cluster.this.certificate_authority[0].data
}

output "cluster_security_group_id" {
  description = "The security group that nodes and Pods are in."
  value       = aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
}

output "efs_id" {
  description = "The shared file system."
  value       = aws_efs_file_system.shared.id
}
