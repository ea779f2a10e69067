# The VPN server, through which operators reach the endpoint of the cluster.

data "aws_ssm_parameter" "ubuntu" {
  name = "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id"
}

locals {
  vpc  = data.terraform_remote_state.vpc.outputs
  zone = local.vpc.zones[0]
}

resource "aws_security_group" "vpn" {
  name        = "${var.name}-vpn"
  description = "Who reaches the VPN server."
  vpc_id      = local.vpc.vpc_id

  tags = {
    Name = "${var.name}-vpn"
  }
}

resource "aws_vpc_security_group_ingress_rule" "vpn" {
  security_group_id = aws_security_group.vpn.id
  description       = "WireGuard: answers nobody whose key it does not know"
  cidr_ipv4         = "0.0.0.0/0"
  from_port         = 1194
  to_port           = 1194
  ip_protocol       = "udp"
}

resource "aws_vpc_security_group_egress_rule" "vpn" {
  security_group_id = aws_security_group.vpn.id
  description       = "Everything"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "vpn" {
  name               = "${var.name}-vpn"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

# People come in by Session Manager: no SSH is open.
resource "aws_iam_role_policy_attachment" "session_manager" {
  role       = aws_iam_role.vpn.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

# Keys of the server and of its peers: made on the server, kept where a new server finds them.
data "aws_iam_policy_document" "keys" {
  statement {
    actions   = ["ssm:GetParameter", "ssm:PutParameter"]
    resources = ["arn:aws:ssm:${var.region}:${var.account}:parameter/${var.name}/vpn/*"]
  }
}

resource "aws_iam_role_policy" "keys" {
  name   = "keys"
  role   = aws_iam_role.vpn.id
  policy = data.aws_iam_policy_document.keys.json
}

resource "aws_iam_instance_profile" "vpn" {
  name = "${var.name}-vpn"
  role = aws_iam_role.vpn.name
}

resource "aws_instance" "vpn" {
  ami                    = data.aws_ssm_parameter.ubuntu.value
  instance_type          = "t3.large"
  subnet_id              = local.vpc.public_subnet_ids[local.zone]
  vpc_security_group_ids = [aws_security_group.vpn.id]
  iam_instance_profile   = aws_iam_instance_profile.vpn.name

  user_data = templatefile("${path.module}/vpn.sh.tftpl", {
    name     = var.name
    region   = var.region
    vpc_cidr = local.vpc.vpc_cidr
  })
  user_data_replace_on_change = true

  metadata_options {
    http_tokens = "required"
  }

  root_block_device {
    volume_type = "gp3"
    volume_size = 20
    encrypted   = true
  }

  tags = {
    Name = "${var.name}-vpn"
  }

  lifecycle {
    # A newer image of Ubuntu is taken when somebody replaces the server, and not by the way.
    ignore_changes = [ami]
  }
}

resource "aws_eip" "vpn" {
  domain   = "vpc"
  instance = aws_instance.vpn.id

  tags = {
    Name = "${var.name}-vpn"
  }
}
