resource "aws_elasticache_subnet_group" "main" {
  name       = var.name
  subnet_ids = [for subnet in aws_subnet.private : subnet.id]
}

resource "aws_security_group" "cache" {
  name        = "${var.name}-cache"
  description = "Who reaches Redis."
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "cache" {
  for_each = toset(var.client_cidrs)

  security_group_id = aws_security_group.cache.id
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 6379
  to_port           = 6379
}

resource "random_password" "cache" {
  for_each = var.stages

  length  = 48
  special = false
}

resource "aws_secretsmanager_secret" "cache" {
  for_each = var.stages

  name        = "${var.name}/${each.key}/cache"
  description = "The token of Redis."
}

resource "aws_secretsmanager_secret_version" "cache" {
  for_each = var.stages

  secret_id     = aws_secretsmanager_secret.cache[each.key].id
  secret_string = random_password.cache[each.key].result
}

resource "aws_elasticache_replication_group" "main" {
  for_each = var.stages

  replication_group_id = "${var.name}-${each.key}"
  description          = "Cache and sessions of ${var.name} ${each.key}"
  engine               = "redis"
  engine_version       = "7.1"
  node_type            = each.value.cache_node_type

  num_cache_clusters         = each.value.highly_available ? 2 : 1
  automatic_failover_enabled = each.value.highly_available
  multi_az_enabled           = each.value.highly_available

  subnet_group_name          = aws_elasticache_subnet_group.main.name
  security_group_ids         = [aws_security_group.cache.id]
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  auth_token                 = random_password.cache[each.key].result

  # Beside the copies in S3.
  snapshot_retention_limit = var.retention_days["redis"]
  snapshot_window          = "00:30-01:30"
  maintenance_window       = "sun:04:00-sun:05:00"
}
