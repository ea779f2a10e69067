locals {
  vpc_id       = data.terraform_remote_state.vpc.outputs.vpc_id
  vpc_cidr     = data.terraform_remote_state.vpc.outputs.vpc_cidr
  subnet_ids   = values(data.terraform_remote_state.vpc.outputs.private_subnet_ids)
  cluster_name = data.terraform_remote_state.vpc.outputs.cluster_name
}

data "aws_iam_policy_document" "cluster_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["eks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "cluster" {
  name               = "${local.cluster_name}-control-plane"
  assume_role_policy = data.aws_iam_policy_document.cluster_trust.json
}

resource "aws_iam_role_policy_attachment" "cluster" {
  role       = aws_iam_role.cluster.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"
}

resource "aws_cloudwatch_log_group" "cluster" {
  # The name that EKS writes to: made here so that it does not keep logs for ever.
  name              = "/aws/eks/${local.cluster_name}/cluster"
  retention_in_days = 7
}

resource "aws_security_group" "cluster" {
  name        = "${local.cluster_name}-endpoint"
  description = "Who reaches the endpoint of the cluster."
  vpc_id      = local.vpc_id

  tags = {
    Name = "${local.cluster_name}-endpoint"
  }
}

resource "aws_vpc_security_group_ingress_rule" "endpoint" {
  security_group_id = aws_security_group.cluster.id
  description       = "HTTPS from within the VPC, and so from the VPN"
  cidr_ipv4         = local.vpc_cidr
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"
}

resource "aws_kms_key" "secrets" {
  description             = "Encrypts the Secrets of ${local.cluster_name}."
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_eks_cluster" "this" {
  name     = local.cluster_name
  version  = "1.33"
  role_arn = aws_iam_role.cluster.arn

  enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]
  deletion_protection       = true

  access_config {
    authentication_mode                         = "API"
    bootstrap_cluster_creator_admin_permissions = true
  }

  vpc_config {
    subnet_ids              = local.subnet_ids
    security_group_ids      = [aws_security_group.cluster.id]
    endpoint_private_access = true
    endpoint_public_access  = false
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = aws_kms_key.secrets.arn
    }
  }

  depends_on = [
    aws_cloudwatch_log_group.cluster,
    aws_iam_role_policy_attachment.cluster,
  ]
}
