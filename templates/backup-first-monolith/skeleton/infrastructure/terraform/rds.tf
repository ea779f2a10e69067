resource "aws_db_subnet_group" "main" {
  name       = var.name
  subnet_ids = [for subnet in aws_subnet.private : subnet.id]
}

resource "aws_security_group" "database" {
  name        = "${var.name}-database"
  description = "Who reaches the databases."
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  for_each = toset(var.client_cidrs)

  security_group_id = aws_security_group.database.id
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
}

resource "aws_db_instance" "main" {
  for_each = var.stages

  identifier     = "${var.name}-${each.key}"
  engine         = "postgres"
  engine_version = "16"
  instance_class = each.value.database_class
  db_name        = replace(var.name, "-", "_")
  username       = "service_owner"

  # AWS makes the password, keeps it in Secrets Manager and changes it: it is in no file and no state.
  manage_master_user_password = true

  allocated_storage     = each.value.database_storage_gb
  max_allocated_storage = each.value.database_storage_gb * 5
  storage_type          = "gp3"
  storage_encrypted     = true

  multi_az               = each.value.highly_available
  db_subnet_group_name   = aws_db_subnet_group.main.name
  vpc_security_group_ids = [aws_security_group.database.id]
  publicly_accessible    = false

  # Beside the dumps in S3: back to any minute of the last days.
  backup_retention_period   = each.value.highly_available ? 14 : 3
  backup_window             = "00:30-01:30"
  maintenance_window        = "sun:03:00-sun:04:00"
  copy_tags_to_snapshot     = true
  deletion_protection       = each.value.highly_available
  skip_final_snapshot       = !each.value.highly_available
  final_snapshot_identifier = each.value.highly_available ? "${var.name}-${each.key}-final" : null

  performance_insights_enabled    = each.value.highly_available
  enabled_cloudwatch_logs_exports = ["postgresql"]
  auto_minor_version_upgrade      = true
}
