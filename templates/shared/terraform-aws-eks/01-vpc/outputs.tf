output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}

output "vpc_cidr" {
  description = "The addresses of the VPC."
  value       = aws_vpc.this.cidr_block
}

output "zones" {
  description = "The three zones."
  value       = local.zones
}

output "cluster_name" {
  description = "The name of the cluster, which subnets are tagged with."
  value       = local.cluster_name
}

output "public_subnet_ids" {
  description = "The public subnet of each zone."
  value       = { for zone, subnet in aws_subnet.public : zone => subnet.id }
}

output "private_subnet_ids" {
  description = "The private subnet of each zone."
  value       = { for zone, subnet in aws_subnet.private : zone => subnet.id }
}
