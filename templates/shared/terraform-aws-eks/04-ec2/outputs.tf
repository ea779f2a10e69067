output "vpn_address" {
  description = "The address of the VPN server."
  value       = aws_eip.vpn.public_ip
}

output "vpn_instance_id" {
  description = "What to start a session with: aws ssm start-session --target."
  value       = aws_instance.vpn.id
}
