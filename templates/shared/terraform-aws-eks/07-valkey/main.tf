# The cache of each stage: a primary and a replica in another zone, but in development.

locals {
  vpc = data.terraform_remote_state.vpc.outputs
  eks = data.terraform_remote_state.eks.outputs
}

resource "aws_elasticache_subnet_group" "this" {
  name       = var.name
  subnet_ids = values(local.vpc.private_subnet_ids)
}

resource "aws_security_group" "valkey" {
  name        = "${var.name}-valkey"
  description = "Who reaches Valkey."
  vpc_id      = local.vpc.vpc_id

  tags = {
    Name = "${var.name}-valkey"
  }
}

resource "aws_vpc_security_group_ingress_rule" "pods" {
  security_group_id            = aws_security_group.valkey.id
  description                  = "Pods of the cluster"
  referenced_security_group_id = local.eks.cluster_security_group_id
  from_port                    = 6379
  to_port                      = 6379
  ip_protocol                  = "tcp"
}

resource "random_password" "token" {
  for_each = var.namespaces

  length  = 48
  special = false
}

resource "aws_elasticache_replication_group" "this" {
  for_each = var.namespaces

  replication_group_id = "${var.name}-${each.key}"
  description          = "The cache of ${var.name} in ${each.key}."
  engine               = "valkey"
  engine_version       = "8.0"
  node_type            = each.key == "prod" ? "cache.t4g.medium" : "cache.t4g.micro"
  port                 = 6379

  num_cache_clusters         = each.key == "dev" ? 1 : 2
  automatic_failover_enabled = each.key != "dev"
  multi_az_enabled           = each.key != "dev"

  subnet_group_name  = aws_elasticache_subnet_group.this.name
  security_group_ids = [aws_security_group.valkey.id]

  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  auth_token                 = random_password.token[each.key].result
  auth_token_update_strategy = "ROTATE"

  auto_minor_version_upgrade = true
  maintenance_window         = "sun:03:00-sun:04:00"
}

# Where External Secrets reads the address from.
resource "aws_secretsmanager_secret" "stage" {
  for_each = var.namespaces

  name        = "${var.name}-${each.key}"
  description = "What ${var.name} in ${each.key} reads."
}

resource "aws_secretsmanager_secret_version" "stage" {
  for_each = var.namespaces

  secret_id = aws_secretsmanager_secret.stage[each.key].id
  secret_string = jsonencode({
    valkey-url = format(
      "rediss://:%s@%s:6379/0",
      random_password.token[each.key].result,
      aws_elasticache_replication_group.this[each.key].primary_endpoint_address,
    )
  })
}
